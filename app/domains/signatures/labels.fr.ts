/** What Trame says of a signed PDF. Pure. Rules: docs/rules/signing.md §1. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import type { Report, SignatureReport } from './report.ts'
import type { Problem, Verdict } from './signatures.ts'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  intact: 'intègre',
  undetermined: 'indéterminé',
  refused: 'refusé',
}

export const problemWords: Readonly<Record<Problem, string>> = {
  'too-large': 'Le fichier pèse plus de 50 Mo : il n’est pas lu.',
  'not-a-pdf': 'Ce n’est pas un PDF.',
  encrypted: 'Le PDF est chiffré : ce qu’il contient ne peut pas être comparé.',
  truncated: 'La fin du fichier manque : il a été coupé.',
  'trailing-bytes': 'Des octets suivent la fin du document : aucune signature ne les couvre.',
  doubled: 'Le fichier contient deux documents, l’un après l’autre.',
  unreadable: 'Le PDF est abîmé : sa table des objets ne dit pas ce que le fichier contient.',
  'not-signed': 'Le PDF ne porte aucune signature électronique.',
  'altered-frozen': 'Le texte figé a été modifié.',
  rewritten:
    'Le fichier a été réécrit : ses octets ne commencent pas par ceux du texte figé. Comparez les deux textes.',
  'history-changed': 'L’histoire du fichier a été récrite : l’état signé n’y est plus entier.',
  'content-changed': 'Le contenu d’une page a été modifié après que le texte a été figé ou signé.',
  'annotation-added': 'Une annotation (surlignage, note, tampon) a été ajoutée après que le texte a été figé ou signé.',
  'form-changed': 'La valeur d’un champ de formulaire a été ajoutée ou modifiée.',
  'metadata-changed': 'La fiche du document (titre, auteur, date) a été modifiée ; les pages ne le sont pas.',
  'other-change': 'Un autre élément que les signatures a été ajouté ou modifié.',
  'visible-signature': 'Une signature est dessinée sur une page : vérifiez qu’elle ne cache et ne change rien.',
  'byte-range-empty': 'La signature ne couvre aucun octet.',
  'byte-range-foreign': 'La signature ne couvre pas tout le document jusqu’à elle.',
  'format-unknown': 'Le format de la signature n’est pas de ceux que Trame sait vérifier.',
  'signature-unreadable': 'La signature est abîmée : elle ne se lit pas.',
  'bytes-altered': 'Un octet au moins a changé depuis cette signature.',
  'signature-altered': 'La signature elle-même a été modifiée : elle n’est pas de son certificat.',
  'weak-algorithm': 'La signature emploie un procédé trop faible pour être sûr.',
  'certificate-expired': 'Le certificat avait expiré au moment de la signature.',
  'certificate-not-yet-valid': 'Le certificat n’était pas encore valable au moment de la signature.',
  'authority-unknown': 'L’autorité qui a délivré le certificat n’est pas de celles que cette instance connaît.',
  'chain-invalid': 'Le certificat d’une autorité intermédiaire n’était pas valable.',
  'certificate-revoked': 'Le certificat était révoqué au moment de la signature.',
  'revoked-perhaps-before': 'Le certificat est révoqué, et rien ne prouve que la signature a été faite avant.',
  'revocation-unknown':
    'On ne peut pas savoir si le certificat était révoqué : ni le fichier ni cette instance n’ont de liste ou de réponse de son autorité pour ce jour.',
  'timestamp-invalid': 'L’horodatage ne prouve rien : il n’est pas de ce document, ou son autorité est inconnue.',
}

/** « Marie Durand, Ville de Gennevilliers ; certificat de … ; signé le … selon son poste. » */
export function signatureWords(signature: SignatureReport): string {
  const { certificate, claimedAt, stampedAt, revocationSaidAt, isTimestamp } = signature
  if (!certificate) return 'Signataire illisible.'
  const when = stampedAt
    ? `${isTimestamp ? 'horodaté' : 'signé'} le ${formatInstant(new Date(stampedAt))}, heure certifiée par un tiers`
    : claimedAt
      ? `signé le ${formatInstant(new Date(claimedAt))}, heure donnée par l’outil qui a signé`
      : 'heure de signature inconnue'
  const [from, until] = [certificate.validFrom, certificate.validUntil].map((at) => formatDay(parisDay(new Date(at))))
  return `${certificate.subject} ; certificat ${certificate.algorithm === 'other' ? '' : `${certificate.algorithm} `}délivré par ${certificate.issuer}, valable du ${from} au ${until} ; ${when}${
    revocationSaidAt
      ? ` ; non révoqué, d’après ce que son autorité disait le ${formatInstant(new Date(revocationSaidAt))}`
      : ''
  }.`
}

/** What part of the file a signature covers. */
export const coverageWords = ({ coveredBytes }: SignatureReport, { sizeBytes }: Pick<Report, 'sizeBytes'>): string =>
  coveredBytes === 0
    ? 'ne couvre rien'
    : coveredBytes === sizeBytes
      ? 'couvre tout le fichier'
      : `couvre les ${coveredBytes.toLocaleString('fr-FR')} premiers octets sur ${sizeBytes.toLocaleString('fr-FR')}`

/** « Premier octet différent : le 1 204e. » Empty when none differs. */
export const differenceWords = ({ firstDifference }: Pick<Report, 'firstDifference'>): string =>
  firstDifference === null
    ? ''
    : `Premier octet qui diffère du texte figé : le ${firstDifference.toLocaleString('fr-FR')}${firstDifference === 1 ? 'er' : 'e'}.`
