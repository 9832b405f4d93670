/** The mail that asks a signatory for its act. Pure. Rules: docs/rules/convention.md §3.7. */
import { formatDay } from '#app/kernel/format.ts'

type ReminderFacts = {
  readonly ctgId: string
  readonly ctgName: string
  readonly partyName: string
  readonly versionNumber: number
  readonly versionId: string
  readonly sha256: string | null
  readonly expectedOn: string | null
  /** The coordinator's own words; empty for none. */
  readonly message: string
  readonly askedBy: string
  readonly siteUrl: string
  readonly hasPdf: boolean
}

export function reminderMail(facts: ReminderFacts) {
  const { ctgName, partyName, versionNumber, sha256, expectedOn, message, askedBy, hasPdf } = facts
  const page = `${facts.siteUrl}/ctg/${facts.ctgId}/convention/versions/${facts.versionId}`
  return {
    subject: `Acte attendu : convention territoriale globale « ${ctgName} »`,
    bodyText: [
      'Bonjour,',
      `L’acte par lequel ${partyName} approuve la convention territoriale globale « ${ctgName} » et autorise sa signature est attendu${expectedOn ? ` (séance prévue le ${formatDay(expectedOn)})` : ''}.`,
      ...(message === '' ? [] : [message]),
      hasPdf
        ? `La version ${versionNumber}, à approuver, est jointe à ce courriel, avec un modèle de délibération à compléter et à vérifier.`
        : `Un modèle de délibération, à compléter et à vérifier, est joint à ce courriel. La version ${versionNumber}, à approuver, n’a pas pu y être jointe : répondez à ce courriel pour la recevoir.`,
      ...(sha256 ? [`Empreinte SHA-256 du PDF de la version ${versionNumber} :\n${sha256}`] : []),
      `Une fois l’acte adopté, envoyez-en la copie en réponse à ce courriel.`,
      `Dans Trame, avec votre compte :\n${page}`,
      askedBy,
    ].join('\n\n'),
  }
}
