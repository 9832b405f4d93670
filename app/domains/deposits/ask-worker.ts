/** One question to a worker of the browser, which ends with it or with its time. Pure but for the thread. */

/**
 * @param tell each word of the worker; true ends it
 * @returns how to end it sooner
 */
export function askWorker<Question, News>(
  worker: Worker,
  question: Question,
  { seconds, transfer = [] }: { readonly seconds: number; readonly transfer?: Transferable[] },
  tell: (news: News | undefined) => boolean,
): () => void {
  const end = () => {
    clearTimeout(timer)
    worker.terminate()
  }
  const timer = setTimeout(() => {
    end()
    tell(undefined)
  }, seconds * 1000)
  worker.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (tell(data)) end()
  })
  worker.addEventListener('error', () => {
    end()
    tell(undefined)
  })
  worker.postMessage(question, transfer)
  return end
}
