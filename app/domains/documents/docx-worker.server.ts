/** Reads one Word document, in a worker thread with a memory limit. */
export { readDocxNow as default } from './read-docx.server.ts'
