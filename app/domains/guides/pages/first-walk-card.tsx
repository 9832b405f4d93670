/** The first steps of a CTG, ticked from what is done, each leading to its page. Pure; works without JavaScript. */
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { State } from '#app/ui/state.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { guidesLabels } from '../labels.fr.ts'
import type { FirstWalk } from '../queries.server.ts'

const t = guidesLabels.walk
const guide = '/aide/coordination/premiers-pas'

/** @param props.isAlone on its own page, which bears the title */
export function FirstWalkCard({ ctgId, steps, isFolded, isAlone = false }: FirstWalk & { readonly isAlone?: boolean }) {
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <Card title={!isAlone && t.title} note={t.lead(done, steps.length)} aside={<Link to={guide}>{t.read}</Link>}>
      <Timeline
        label={t.title}
        items={steps.map(({ key, isDone, to }) => ({
          ...{ key, note: t.step[key].note },
          title: isDone ? <Link to={to}>{t.step[key].label}</Link> : t.step[key].label,
          action: isDone ? (
            <State glyph="done">{t.done}</State>
          ) : (
            <LinkButton to={to} isSmall label={`${t.go} : ${t.step[key].label}`}>
              {t.go}
            </LinkButton>
          ),
        }))}
      />
      {(isFolded || done < steps.length) && (
        <CommandForm intent="fold-first-walk" action={`/ctg/${ctgId}/premiers-pas`} isInline>
          {isFolded && <p>{t.isFolded}</p>}
          <SubmitButton look="plain" isSmall name="walk" value={isFolded ? 'shown' : 'folded'}>
            {isFolded ? t.unfold : t.fold}
          </SubmitButton>
        </CommandForm>
      )}
    </Card>
  )
}
