/** Whether a process of this number is there. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Any other refusal, such as another user's process, means that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
