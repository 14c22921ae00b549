// CPU time of a process and its children so far, from /proc: it moves far less than requests per second do when
// something else runs on the machine. NaN where there is no /proc.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

export function cpuSecondsOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const family = [String(pid), ...childrenOf(String(pid))];
  return family.reduce((sum, one) => sum + ownTicks(one), 0) / ticksPerSecond;
}

function ownTicks(pid) {
  const fields = statOf(pid);
  return fields ? Number(fields[11]) + Number(fields[12]) : 0;
}

function childrenOf(pid) {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && statOf(entry)?.[1] === pid);
}

/** The fields after the command's name, which may itself hold spaces. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
}
