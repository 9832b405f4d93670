/** What stays inside, by reason: nothing is left out without a word. Pure. */
import { atStart, formatCount } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import type { HeldBack, HeldReason } from '../held-back.ts'
import { portalLabels as t } from '../labels.fr.ts'

/** In a long plan, the first ones say what it is about; the count says how many. */
const mostShown = 60

export function HeldBackCard({ heldBack }: { readonly heldBack: readonly HeldBack[] }) {
  const groups = [...Map.groupBy(heldBack, ({ reason }) => reason)]
  return (
    <Card
      title="Ce qui reste à l’intérieur, et pourquoi"
      note="Trame reconnaît les noms des personnes de cette CTG, les adresses, les téléphones et les numéros personnels. Relisez l’aperçu : un nom qu’elle ne connaît pas lui échappe."
    >
      {groups.length === 0 ? (
        <p>Rien n’est retenu.</p>
      ) : (
        <Stack isTight>
          {groups.map(([reason, items]) => (
            <Group key={reason} reason={reason} items={items} />
          ))}
        </Stack>
      )}
    </Card>
  )
}

const Group = ({ reason, items }: { readonly reason: HeldReason; readonly items: readonly HeldBack[] }) => (
  <Disclosure summary={`${atStart(t.heldReason[reason])} : ${formatCount(items.length, 'élément')}`}>
    <ul>
      {[...new Set(items.map(({ kind, label }) => `${t.heldKind[kind]} : ${label}`))]
        .slice(0, mostShown)
        .map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
    </ul>
    {items.length > mostShown && <p className="fine">Et {items.length - mostShown} autres.</p>}
  </Disclosure>
)
