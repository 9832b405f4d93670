/** What a form would send, looked at before it leaves. Runs in the browser. */
import { mostBodyBytes } from '#app/kernel/sending.ts'

export const sizesOf = (input: HTMLInputElement): readonly number[] => [...(input.files ?? [])].map(({ size }) => size)

const fileFieldsOf = (form: HTMLFormElement): readonly HTMLInputElement[] =>
  [...form.elements].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type === 'file',
  )

/** Of all the fields together. */
export const chosenBytes = (form: HTMLFormElement): number =>
  fileFieldsOf(form)
    .flatMap(sizesOf)
    .reduce((sum, size) => sum + size, 0)

/** The first file field whose files are known to be refused. */
export const refusedFileField = (form: HTMLFormElement): HTMLInputElement | undefined =>
  fileFieldsOf(form).find((input) => input.validity.customError)

/** Whether its texts are more than one sending takes, counted as the server counts them. */
export function isTooLongToSend(form: HTMLFormElement): boolean {
  const texts = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const length = form.enctype === 'multipart/form-data' ? texts.flat().join('') : String(new URLSearchParams(texts))
  return length.length > mostBodyBytes
}
