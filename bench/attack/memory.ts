/** Memory of processes, as Linux tells it. */
import fs from 'node:fs'

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

const megabytesOf = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1024

/** The peak of a process is forgotten: what it holds now begins the next one. */
export const resetPeak = (pid: number): void => fs.writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** The most that the process held since its peak was forgotten. */
export const peakMegabytes = (pid: number): number => megabytesOf(read(`/proc/${pid}/status`), 'VmHWM')

/** What a process and those it started hold, each shared page counted once (PSS). */
export function sumMegabytes(pid: number): number {
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/stat`).split(') ')[1]?.split(' ')[1] === String(pid))
  return [String(pid), ...children].reduce((sum, one) => sum + megabytesOf(read(`/proc/${one}/smaps_rollup`), 'Pss'), 0)
}
