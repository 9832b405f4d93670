/** A document being made gives way to the pages people wait for. */
import os from 'node:os'

/** To be called inside a worker thread: on Linux alone, the priority is that of the thread and not of the whole process. */
export function giveWayToPages(): void {
  if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
}
