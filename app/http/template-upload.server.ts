/** A Word document posted to become a template of articles: read in its worker, its articles handed to the command. */
import { readTemplateFile } from '#app/domains/convention/articles/template-queries.server.ts'
import type { FormValues } from './form-values.server.ts'
import { readAtField, type Upload } from './uploads.server.ts'

type Args = { readonly params?: Readonly<Record<string, string | undefined>> }

/** The document itself is not kept: its words are. @throws DomainError invalid, its sentence at the file's field */
export const templateUpload: Upload<Args> = {
  most: 1,
  async read({ params }, form): Promise<FormValues> {
    const chosen = form.get('file')
    if (!(chosen instanceof File) || (chosen.size === 0 && chosen.name === '')) return { file: '', read: 'null' }
    const read = await readAtField('file', () => readTemplateFile(chosen, params?.ctgId ?? 'instance'))
    return { file: chosen.name.slice(0, 300), read: JSON.stringify(read) }
  },
}
