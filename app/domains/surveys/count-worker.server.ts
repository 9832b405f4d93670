/** Counts and masks the answers of a survey, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Counted, countAnswers } from './count-answers.ts'

const counted: Counted = workerData
parentPort?.postMessage(await countAnswers(counted))
