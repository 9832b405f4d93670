/** What the storage of files says to whoever runs the instance. Pure. */
import { formatCount } from '../format.ts'

export const fileLabels = {
  copyUse:
    'Indiquez le sens : npm run files -- to-s3 (du dossier vers S3_URL) ou npm run files -- to-folder (de S3_URL vers le dossier).',
  copyWhere: 'Indiquez S3_URL : le service S3 où sont, ou iront, les fichiers.',
  copyInterrupted: 'Le service S3 ne répond pas, ou le disque est plein : relancez, la copie reprendra.',
  copyDamaged: (list: string): string => `Abîmés, non copiés (à reprendre d’une sauvegarde) :\n${list}`,
  s3Example: 'S3_URL=https://clé:secret@hôte/seau?region=fr-par',
  s3Url: (shape: string): string => `S3_URL ne se lit pas : elle s’écrit ${shape}.`,
  s3Refuses: (status: number): string =>
    `Le stockage S3 refuse Trame (réponse ${status}) : vérifiez la clé, le secret, la région et le seau de S3_URL.`,
  copied: (copied: number, present: number): string =>
    `${formatCount(copied, 'fichier copié', 'fichiers copiés')}, ${present} déjà en place, tous relus.`,
  inPlace: (done: number): string => `${formatCount(done, 'fichier')} en place…`,
}
