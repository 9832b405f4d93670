/** A reason not to start that a person can mend. Pure. Its message is one French sentence, shown as it is. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
