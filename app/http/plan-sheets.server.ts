/** A spreadsheet posted to take a plan up: kept as a file, its cells read in a worker, both handed to the command. */
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { isOwnExport } from '#app/domains/plan-files/bring-back/read-return.server.ts'
import { isTooLarge, keepCells } from '#app/domains/plan-files/import/plan-cell.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { FormValues } from './form-values.server.ts'
import { keyedValues } from './form-values.server.ts'
import { refusalSentence } from './refusals.server.ts'
import type { RouteArgs } from './route.server.ts'
import { readUpload } from './uploads.server.ts'

/** @throws DomainError invalid, its sentence at the file's field */
export async function readPlanSheets(args: RouteArgs, form: FormData): Promise<FormValues> {
  const chosen = form.get('file')
  const kept = await readUpload(args, form)
  if (!(chosen instanceof File) || kept.file === '') return { ...kept, sheets: '[]' }
  try {
    const cells = keepCells(
      await readSpreadsheet(chosen.name, new Uint8Array(await chosen.arrayBuffer()), args.params.ctgId),
    )
    if (isTooLarge(cells, isOwnExport({ sheets: cells, file_name: chosen.name })))
      throw new DomainError('invalid', 'plan.sheet-too-large')
    return { ...kept, sheets: JSON.stringify(cells) }
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.kind, error.code, { file: refusalSentence(error) })
    throw error
  }
}

/** `taken.<sheet>`, `header.<sheet>` and `column.<sheet>-<column>` of the page of columns, as the command takes them. */
export async function readColumnChoices(_args: RouteArgs, form: FormData): Promise<FormValues> {
  return {
    takenSheets: keyedValues(form, 'taken').map(({ key }) => key),
    headers: keyedValues(form, 'header').map(({ key, text }) => `${key}.${text.trim()}`),
    values: keyedValues(form, 'value').map(({ text }) => text),
    columns: keyedValues(form, 'column').map(({ key, text }) => `${key.replace('-', '.')}.${text}`),
  }
}
