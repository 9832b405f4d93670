/** The letter that ends the convention, as a model to send by registered post. Pure. Rules: docs/rules/amendments.md §6.3. */
import type { Dossier, DossierBlock } from '#app/domains/documents/dossier.ts'
import { formatDay } from '#app/kernel/format.ts'
import { amendmentLabels as t } from './labels.fr.ts'
import type { NoticeUnit } from './termination.ts'

type LetterFacts = {
  readonly ctgName: string
  readonly signedOn: string | null
  readonly partyName: string | null
  readonly isWhole: boolean
  readonly reason: string
  readonly notifiedOn: string
  readonly noticeLength: number
  readonly noticeUnit: NoticeUnit
  readonly effectiveOn: string
  /** Title of the article that says the notice; null when none does. */
  readonly article: string | null
  /** All signatories but the one who writes. */
  readonly addressees: readonly string[]
  readonly madeOn: string
  readonly isDemo: boolean
  /** The end of the convention, when it was put off since. */
  readonly putOffTo: string | null | undefined
}

const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })

export function terminationLetter(facts: LetterFacts): Dossier {
  const { ctgName, signedOn, partyName, isWhole, reason, notifiedOn, effectiveOn, article, addressees } = facts
  const who = partyName ?? t.commonAccord
  const convention = `la convention territoriale globale « ${ctgName} »${signedOn === null ? '' : `, signée le ${formatDay(signedOn)}`}`
  const notice = t.notice({ length: facts.noticeLength, unit: facts.noticeUnit })
  return {
    title: 'Résiliation de la convention territoriale globale',
    subtitle: ctgName,
    front: [],
    parties: [],
    madeOn: facts.madeOn,
    isDemo: facts.isDemo,
    isSheet: true,
    sections: [
      {
        key: 'addressees',
        title: 'À l’attention de',
        blocks: [
          ...(addressees.length > 0 ? [{ kind: 'list' as const, items: addressees }] : []),
          paragraph('Lettre recommandée avec avis de réception'),
        ],
      },
      {
        key: 'object',
        title:
          partyName === null
            ? 'Fin de la convention d’un commun accord'
            : isWhole
              ? 'Résiliation'
              : 'Retrait d’une partie',
        blocks: [
          paragraph(
            partyName === null
              ? `${who}, mettent fin à ${convention}.`
              : isWhole
                ? `${who} résilie ${convention}.`
                : `${who} se retire de ${convention}. Les autres parties restent engagées entre elles.`,
          ),
          paragraph(
            `La présente est notifiée le ${formatDay(notifiedOn)}, ${notice}${article === null ? '' : ` (article « ${article} »)`} : la convention s’achève le ${formatDay(effectiveOn)}${isWhole ? '' : ' pour cette partie'}.`,
          ),
          paragraph(`Motif : ${reason}`),
          paragraph(
            'Cette fin est sans effet sur les conventions d’objectifs et de financement en cours, qui suivent leurs propres règles. Les parties établissent un bilan des actions engagées.',
          ),
          ...(facts.putOffTo ? [{ kind: 'note' as const, text: t.hasPutOff(facts, facts.putOffTo) }] : []),
          { kind: 'note', text: 'Modèle : à reprendre sur le papier de la partie qui l’envoie, à dater et à signer.' },
        ],
      },
    ],
  }
}
