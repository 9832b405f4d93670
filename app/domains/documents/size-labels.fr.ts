/** Why a file is too heavy, said by the page before it is sent, by the server after: the same words. Apart: every file field brings them. */
import type { SizeRefusal } from './upload.ts'

export const sizeLabels: Record<SizeRefusal, string> = {
  'too-large': 'Ce fichier dépasse 25 Mo. Allégez-le ou partagez-le en plusieurs fichiers.',
  'picture-too-large': 'Cette image est trop lourde : 1 Mo au plus.',
  'sending-too-large':
    'Ces fichiers sont trop lourds ensemble : 200 Mo au plus en une fois. Envoyez-les en plusieurs fois.',
}
