/** « À quel besoin répond cette action »: elements → finding → issue → objective → decision; where it is cut, a link ties it. */

import { formatShortDate, shorten } from '#app/kernel/format.ts'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type ThreadBox, ThreadStrip } from '#app/ui/thread-strip.tsx'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionPageData } from '../queries.server.ts'
import type { ThreadFinding } from '../sheet/thread.server.ts'

type Objective = ActionPageData['thread']['objectives'][number]
type Props = ActionPageData & { readonly editTo: string }

export function ThreadCard({ ctgId, thread, objectives, may, editTo }: Props) {
  const base = `/ctg/${ctgId}`
  const decision = decisionBox(base, thread.decisions)
  return (
    <Card title="À quel besoin répond cette action">
      {thread.objectives.length === 0 ? (
        <p>
          Cette action n’est reliée à aucun objectif. {may.edit && <Link to={editTo}>La relier à un objectif</Link>}
        </p>
      ) : (
        <Stack isTight>
          {thread.objectives.map((objective) => (
            <ThreadStrip
              key={objective.objectiveId}
              label={`Fil de l’objectif ${codeOf(objectives, objective)}`}
              boxes={[
                ...diagnosisBoxes(base, objective),
                objectiveBox(base, objective, codeOf(objectives, objective), levelOf(objectives, objective)),
                decision,
              ]}
            />
          ))}
        </Stack>
      )}
    </Card>
  )
}

const codeOf = (objectives: Props['objectives'], { objectiveId }: Objective): string =>
  objectives.find(({ id }) => id === objectiveId)?.code ?? ''

const levelOf = (objectives: Props['objectives'], { objectiveId }: Objective): string =>
  objectives.find(({ id }) => id === objectiveId)?.levelLabel ?? 'Objectif'

function diagnosisBoxes(base: string, { issue, findings }: Objective): readonly ThreadBox[] {
  if (!issue)
    return [
      {
        key: 'issue',
        kind: 'Enjeu',
        text: 'aucun enjeu relié',
        tone: 'warn',
        note: 'à relier dans le diagnostic',
        to: `${base}/diagnostic`,
      },
    ]
  const theme = `${base}/diagnostic/${issue.themeId}`
  const issueBox: ThreadBox = {
    key: issue.id,
    kind: `Enjeu ${issue.number}`,
    text: issue.title,
    tone: 'accent',
    to: `${base}/enjeux/${issue.id}`,
    note: issue.isRetained ? 'retenu comme priorité' : undefined,
  }
  const [first] = findings
  if (!first)
    return [{ key: 'finding', kind: 'Constat', text: 'aucun constat relié', tone: 'warn', to: theme }, issueBox]
  const figures = findings.reduce((sum, { figureCount }) => sum + figureCount, 0)
  const testimonies = findings.reduce((sum, { testimonyCount }) => sum + testimonyCount, 0)
  return [
    {
      key: 'elements',
      kind: 'Éléments d’appui',
      text: t.elements(figures, testimonies) || 'aucun',
      tone: figures + testimonies > 0 ? 'neutral' : 'warn',
      to: theme,
    },
    {
      key: first.id,
      kind: `Constat ${first.number}`,
      text: first.title,
      note: noteOf(first, findings.length - 1),
      to: `${base}/constats/${first.id}`,
    },
    issueBox,
  ]
}

function noteOf({ isShared }: Pick<ThreadFinding, 'isShared'>, others: number): string | undefined {
  const parts = [!isShared && 'non partagé à ce jour', others > 0 && `et ${others} autre${others > 1 ? 's' : ''}`]
  return parts.filter(Boolean).join(' ; ') || undefined
}

const objectiveBox = (
  base: string,
  { objectiveId, objectiveTitle }: Objective,
  code: string,
  level: string,
): ThreadBox => ({
  key: objectiveId,
  kind: `${level} ${code}`,
  text: objectiveTitle,
  tone: 'accent',
  to: `${base}/objectifs/${objectiveId}`,
})

function decisionBox(base: string, decisions: Props['thread']['decisions']): ThreadBox {
  const [last] = decisions
  if (!last) return { key: 'decision', kind: 'Décision', text: 'pas encore de décision', to: `${base}/reunions` }
  return {
    key: last.id,
    kind: `Décision ${last.number}`,
    text: shorten(last.text, 90),
    note: <OrdinalText text={formatShortDate(last.decidedOn, 'day')} />,
    tone: 'ok',
    to: `${base}/decisions/${last.id}`,
  }
}
