/** What a decision reached and is about, as links. */
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import { AboutLinks } from '#app/domains/governance/pages/decision-page.tsx'
import type { listDecisionSubjects } from '../decision-queries.server.ts'
import { journeyLabels as t } from '../labels.fr.ts'

type Props = {
  readonly ctgId: string
  readonly subjects: Awaited<ReturnType<typeof listDecisionSubjects>>
  readonly milestones: readonly { readonly kind: MilestoneKind }[]
}

export const DecisionAbout = ({ ctgId, subjects, milestones }: Props) => (
  <>
    <AboutLinks
      title="Étapes franchies"
      links={milestones.map(({ kind }) => ({ key: kind, label: t.milestone[kind], to: `/ctg/${ctgId}/cadrage` }))}
    />
    <AboutLinks
      title="Sur quoi elle porte"
      links={subjects.map(({ id, title, path }) => ({ key: id, label: title, to: `/ctg/${ctgId}${path}` }))}
    />
  </>
)
