"""Checkpoints that a kill at any moment leaves whole: written beside, then renamed."""

import os
import shutil
from pathlib import Path

import torch


class Checkpoint:
    def __init__(self, path: Path):
        self.path = path

    def save(self, member, at: dict) -> None:
        beside = self.path.with_suffix('.part')
        torch.save({'member': member.state(), 'at': at}, beside)
        os.replace(beside, self.path)

    def restore(self, member) -> dict | None:
        """Loads the member and returns where training stood; None when there is no checkpoint."""
        if not self.path.exists():
            return None
        stored = torch.load(self.path)
        member.restore(stored['member'])
        return stored['at']

    def keep(self, path: Path) -> None:
        """A copy of the last checkpoint under a name of its own."""
        shutil.copyfile(self.path, path)
