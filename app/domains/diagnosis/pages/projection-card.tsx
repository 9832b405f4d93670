/** « Si rien ne change »: coverage carried to the end of the CTG, and the places a target means, with the hypotheses beside. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { type CoverageLinesSpec, coverageLines } from '#app/ui/charts/coverage-lines.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { NumberField } from '#app/ui/field.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { ChosenBeside, usePageAddress } from '#app/ui/page-address.tsx'
import {
  type BirthsHypothesis,
  birthsHypotheses,
  birthsIn,
  leavingShare,
  type Offer,
  placesForTarget,
  projectCoverage,
  type TargetPlaces,
  usualHypothesis,
  yearlyFactor,
} from '../projection.ts'
import { projectionLabels as p } from '../projection-labels.fr.ts'
import type { Projection } from '../projection-queries.server.ts'
import styles from './projection-card.module.css'

export type ProjectionAsked = {
  readonly hypothesis?: BirthsHypothesis | undefined
  /** Tried on the page, kept nowhere. */
  readonly target?: number | undefined
}
type Props = { readonly projection: Projection; readonly asked: ProjectionAsked; readonly ctgId: string }

/** `640 par an (comme en 2023)`, or as a cell says it. */
export function birthsInWords({ births }: Offer, hypothesis: BirthsHypothesis, said = p.births): string {
  const lastYear = births.at(-1)?.year ?? 0
  const next = birthsIn(births, hypothesis, lastYear + 1) ?? 0
  return said[hypothesis]({ births: next, lastYear, factor: yearlyFactor(births) })
}

export function ProjectionCard({ projection, asked: query, ctgId }: Props) {
  const { offer, until, targets } = projection
  const [objective] = targets
  const hypothesis = query.hypothesis ?? objective?.hypothesis ?? usualHypothesis
  const target = query.target ?? objective?.target
  const year = objective?.year ?? until
  return (
    <Card
      title={p.title(until)}
      note={p.note}
      aside={<HypothesisMenu offer={offer} chosen={hypothesis} />}
      id="projection"
    >
      <div className={styles.sides}>
        <div className={styles.said}>
          <CarriedOn
            {...projection}
            hypothesis={hypothesis}
            target={target === undefined ? null : { value: target, year }}
          />
        </div>
        <div className={styles.said}>
          {target !== undefined && <TargetTable offer={offer} target={target} year={year} chosen={hypothesis} />}
        </div>
        <div className={styles.said}>
          <p>{p.today(offer.places, offer.year)}</p>
          <LeavingNote {...projection} hypothesis={hypothesis} />
          {objective && query.target === undefined && (
            <p className="fine">
              {p.targetOf} <Link to={`/ctg/${ctgId}/objectifs/${objective.id}`}>{objective.title}</Link>
            </p>
          )}
          <Disclosure summary={p.tryField} isOpen={query.target !== undefined || target === undefined}>
            <Form method="get" className={styles.tried} preventScrollReset>
              <NumberField name="cible" label={p.tryField} isLabelHidden defaultValue={query.target ?? null} />
              <input type="hidden" name="naissances" value={hypothesis} />
              <ChosenBeside fields={['cible', 'naissances']} />
              <Button isSmall>{p.trySubmit}</Button>
            </Form>
          </Disclosure>
        </div>
      </div>
    </Card>
  )
}

type MenuProps = { readonly offer: Offer; readonly chosen: BirthsHypothesis }

/** Of those that can be computed. */
function HypothesisMenu({ offer, chosen }: MenuProps) {
  const addressWith = usePageAddress()
  return (
    <Menu label={`${p.choose} ${birthsInWords(offer, chosen)}`}>
      {birthsHypotheses
        .filter((one) => birthsIn(offer.births, one, offer.year + 1) !== undefined)
        .map((one) => (
          <Link
            key={one}
            to={addressWith({ naissances: one })}
            aria-current={one === chosen ? 'true' : undefined}
            preventScrollReset
          >
            {birthsInWords(offer, one)}
          </Link>
        ))}
    </Menu>
  )
}

type CarriedProps = Projection & {
  readonly hypothesis: BirthsHypothesis
  readonly target: { readonly value: number; readonly year: number } | null
}

const widths = { screen: 460, phone: 320 } as const

const mostDrawn = 200
const drawn = new Map<string, Picture>()

/** The same lines are asked by everyone who reads the theme: they are drawn once. */
function drawOnce(spec: CoverageLinesSpec, width: number): Picture {
  const key = JSON.stringify([spec, width])
  const picture = drawn.get(key) ?? coverageLines(spec, width)
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(key, picture)
  return picture
}

function CarriedOn({ offer, until, reference, hypothesis, target }: CarriedProps) {
  const points = projectCoverage(offer, hypothesis, until)
  const leaving = points.flatMap(({ year, leaving: value }) => (value === null ? [] : [{ year, value }]))
  const spec = {
    title: p.chart(until),
    known: [{ year: offer.year, value: offer.coverage }],
    carried: [
      { label: p.same, points: points.map(({ year, same }) => ({ year, value: same })) },
      ...(leaving.length > 0 ? [{ label: p.leaving, points: leaving }] : []),
    ],
    target: target && { ...target, label: p.target(target.year) },
    reference,
  }
  return (
    <div>
      <div className={styles.screen}>
        <SvgPicture picture={drawOnce(spec, widths.screen)} />
      </div>
      <div className={styles.phone}>
        <SvgPicture picture={drawOnce(spec, widths.phone)} />
      </div>
      <Disclosure summary={p.assumptions}>
        <List of={p.assumptionList(offer.year)} />
        <DataTable
          caption={p.chart(until)}
          rows={points}
          rowKey={({ year }) => String(year)}
          onPhone="scroll"
          columns={[
            { header: p.column.year, cell: ({ year }) => year },
            { header: p.column.same, isNumeric: true, cell: ({ same }) => p.rate(same) },
            {
              header: p.column.leaving,
              isNumeric: true,
              cell: ({ leaving: value }) => (value === null ? '–' : p.rate(value)),
            },
          ]}
        />
      </Disclosure>
    </div>
  )
}

/** What the line of the childminders who leave says, in a sentence. */
function LeavingNote({ offer, until, hypothesis }: Pick<CarriedProps, 'offer' | 'until' | 'hypothesis'>) {
  const last = projectCoverage(offer, hypothesis, until).at(-1)
  const minders = offer.childminderPlaces
  return minders === null || !last || last.leaving === null ? null : (
    <p className="fine">{p.leavingNote(minders * leavingShare, last.leaving)}</p>
  )
}

type TableProps = {
  readonly offer: Offer
  readonly target: number
  readonly year: number
  readonly chosen: BirthsHypothesis | null
}

/** A line for each hypothesis; the chosen one is said, and told in a sentence. */
export function TargetTable({ offer, target, year, chosen }: TableProps) {
  const rows = placesForTarget(offer, target, year)
  const chosenRow = rows.find(({ hypothesis }) => hypothesis === chosen)
  return (
    <>
      <DataTable<TargetPlaces>
        caption={p.targetTitle(target, year)}
        isCaptionHidden={false}
        rows={rows}
        rowKey={({ hypothesis }) => hypothesis}
        onPhone="scroll"
        columns={[
          {
            header: p.column.births,
            cell: ({ hypothesis }) =>
              hypothesis === chosen ? (
                <strong>{birthsInWords(offer, hypothesis, p.yearlyBirths)}</strong>
              ) : (
                birthsInWords(offer, hypothesis, p.yearlyBirths)
              ),
          },
          { key: 'places', header: p.column.places(target), isNumeric: true, cell: ({ places }) => p.count(places) },
          { header: p.column.gap, isNumeric: true, cell: ({ gap }) => p.gap(gap) },
        ]}
      />
      {chosenRow && <p>{p.means(chosenRow.gap)}</p>}
    </>
  )
}
