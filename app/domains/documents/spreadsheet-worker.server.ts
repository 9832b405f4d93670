/** Reads one workbook, in a worker thread with a memory limit. */
export { readWorkbookNow as default } from './read-workbook.server.ts'
