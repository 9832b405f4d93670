/** A territory seen inside: each commune on a line, the ends named, and how far apart they are. Pure. */
import { dotStrip } from '#app/ui/charts/dot-strip.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { Card } from '#app/ui/layout.tsx'
import type { Inside } from '../inside.ts'
import { observatoryLabels as t } from '../labels.fr.ts'

type Props = { readonly rows: readonly Inside[]; readonly note: string }

export const InsideCard = ({ rows, note }: Props) =>
  rows.length === 0 ? null : (
    <Card title={t.inside.title} note={note}>
      {rows.map((row) => (
        <InsideRow key={row.indicator.id} {...row} />
      ))}
    </Card>
  )

function InsideRow({ indicator, year, lowest, highest, values, of, ratio, own, department }: Inside) {
  const format = (value: number) => t.formatValue(indicator, value)
  const [low, high] = [lowest, highest].map(
    ({ name, value, flags }) => `${name}, ${t.formatReading(indicator, { kind: 'value', value, flags })}`,
  )
  const mark = (label: string, reading: Inside['department']) =>
    reading?.kind === 'value' ? { label, value: reading.value } : undefined
  return (
    <section>
      <h3>
        {indicator.name}
        {ratio !== null && ` : ${t.inside.ratio(ratio)}`}
      </h3>
      <p className="muted small">
        {t.formatSource(indicator, year)} · {t.inside.known(of)}
      </p>
      <SvgPicture
        picture={dotStrip({
          title: indicator.name,
          others: values,
          mark: mark(t.inside.department, department),
          otherMark: mark(t.inside.whole, own),
          format,
        })}
      />
      <p className="small">{t.inside.ends(low ?? '', high ?? '')}</p>
    </section>
  )
}
