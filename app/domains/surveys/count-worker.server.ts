/** Counts and masks the answers of a survey, in a thread of its own. */
export { countAnswers as default } from './count-answers.ts'
