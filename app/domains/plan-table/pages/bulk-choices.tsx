/** Which actions, and what changes of them: a form that only reads, so that its address can be sent and come back to. */

import { type ReactNode, useEffect, useState } from 'react'
import { Form } from 'react-router'
import { FilterInputs } from '#app/domains/plan-list/pages/bulk-pick.tsx'
import { pickName } from '#app/domains/plan-list/plan-list.ts'
import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Option, SelectField, TextField } from '#app/ui/field.tsx'
import { Card, Row, Stack } from '#app/ui/layout.tsx'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import {
  type BulkKey,
  bulkKeys,
  bulkModes,
  bulkSlugs,
  emptyName,
  listKeys,
  modeName,
  modeSlugs,
} from '../cells/bulk.ts'
import { cellFields } from '../cells/cells.ts'
import type { BulkPageData } from '../cells/queries.server.ts'
import { cellChoices } from '../grid/columns.ts'
import styles from './bulk-choices.module.css'

export const BulkChoices = (page: BulkPageData) => (
  <Form method="get" className={styles.form}>
    <FilterInputs filter={page.filter} />
    <Stack>
      <Actions {...page} />
      <Card
        title="Ce qui change"
        note="Ce qui n’est pas rempli reste tel quel. Les dates s’écrivent comme on les dit : 15/09/2027, sept. 2027, 1er trim. 2027, 2027."
      >
        <Changes keys={firstKeys} page={page} />
        <div className={styles.more}>
          <Disclosure
            summary="Le reste de la fiche"
            look="button"
            isOpen={page.asked.changes.some(({ key }) => !firstKeys.includes(key))}
          >
            <Changes keys={bulkKeys.filter((key) => !firstKeys.includes(key))} page={page} />
          </Disclosure>
        </div>
        <div className={styles.actions}>
          <Button look="primary">Voir ce qui changera</Button>
        </div>
      </Card>
    </Stack>
  </Form>
)

/** Those that change most; the others fold. */
const firstKeys: readonly BulkKey[] = [
  'status',
  'starts',
  'ends',
  'leadParty',
  'leadService',
  'leadName',
  'leadPerson',
  'theme',
  'objectives',
  'partners',
  'nextStep',
  'nextStepOn',
]

type ChangesProps = { readonly keys: readonly BulkKey[]; readonly page: BulkPageData }

const Changes = ({ keys, page }: ChangesProps) => (
  <div className={styles.fields}>
    {keys
      .filter((key) => key !== 'status' || page.mayMove)
      .map((key) => (
        <Change key={key} name={key} {...page} />
      ))}
  </div>
)

/** Everything ticked or unticked at once: another round of boxes. */
type Round = { readonly count: number; readonly isTicked: boolean | undefined }

type TickAllProps = { readonly isTicked: boolean; readonly tick: (isTicked: boolean) => void }

const TickAll = ({ isTicked, tick }: TickAllProps) => (
  <label className={styles.pick}>
    <input
      type="checkbox"
      aria-label="Cocher toutes les actions"
      checked={isTicked}
      onChange={(event) => tick(event.currentTarget.checked)}
    />
    Action
  </label>
)

/** Those ticked on the page before stand alone: the others are one press away, and what changes is in sight. */
function Actions({ actions, hiddenCount }: BulkPageData) {
  const chosen = actions.filter(({ isPicked }) => isPicked)
  const others = chosen.length === 0 ? [] : actions.filter(({ isPicked }) => !isPicked)
  const [ticked, setTicked] = useState(chosen.length)
  const [round, setRound] = useState<Round>({ count: 0, isTicked: undefined })
  const [isLive, setIsLive] = useState(false)
  // Without JavaScript the box that ticks them all would do nothing.
  useEffect(() => setIsLive(true), [])
  const tickAll = (isTicked: boolean) => {
    setRound({ count: round.count + 1, isTicked })
    setTicked(isTicked ? actions.length : 0)
  }
  const hidden =
    hiddenCount > 0 && `${formatCount(hiddenCount, 'action')} que vous ne pouvez pas modifier n’y figurent pas.`
  const head = isLive && others.length === 0 && (
    <TickAll isTicked={actions.length > 0 && ticked === actions.length} tick={tickAll} />
  )
  const columns = columnsOf(head || 'Action', round.isTicked, (isTicked) => setTicked(ticked + (isTicked ? 1 : -1)))
  return (
    <Card title="Les actions" aside={`${formatCount(ticked, 'cochée')} sur ${actions.length}`}>
      <DataTable
        key={round.count}
        caption="Actions à changer"
        rows={others.length === 0 ? actions : chosen}
        note={hidden}
        columns={columns}
      />
      {others.length > 0 && (
        <Disclosure summary={formatCount(others.length, 'autre action', 'autres actions')}>
          <DataTable caption="Autres actions" rows={others} columns={columns} />
        </Disclosure>
      )}
    </Card>
  )
}

type BulkRow = BulkPageData['actions'][number]

const columnsOf = (
  head: ReactNode,
  isTicked: boolean | undefined,
  onTick: (isTicked: boolean) => void,
): readonly Column<BulkRow>[] => [
  { header: 'N°', isNote: true, cell: ({ code }) => code },
  {
    key: 'title',
    header: head,
    isRowHeader: true,
    cell: ({ number, title, isPicked }) => (
      <label className={styles.pick}>
        <input
          type="checkbox"
          name={pickName}
          value={number}
          defaultChecked={isTicked ?? isPicked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        {title}
      </label>
    ),
  },
  {
    header: 'Pilote',
    cell: ({ leadParty, leadName }) => [...new Set([leadParty, leadName])].filter(Boolean).join(', ') || gapWords.lead,
  },
  { header: 'Fin', isNote: true, cell: ({ ends }) => ends || gapWords.date },
  { header: 'État', cell: ({ status }) => status },
]

const optionsOf = (key: BulkKey, { lists }: BulkPageData): readonly Option[] | undefined =>
  cellChoices(key, lists)?.map((name) => ({ value: name, label: name }))

/** An action always has a status; a list is emptied line by line. */
const mayBeEmptied = (key: BulkKey): boolean => key !== 'status' && !listKeys.includes(key)

function Change({ name: key, ...page }: BulkPageData & { readonly name: BulkKey }) {
  const bulkChange = page.asked.changes.find((change) => change.key === key)
  const label = cellFields[key].header
  const options = optionsOf(key, page)
  const field = { name: bulkSlugs[key], label, defaultValue: bulkChange?.text }
  return (
    <div className={styles.change}>
      {options ? <SelectField {...field} emptyLabel="Ne pas changer" options={options} /> : <TextField {...field} />}
      {listKeys.includes(key) && (
        <SelectField
          name={modeName(key)}
          label={
            <>
              Comment<span className="visually-hidden"> ({label})</span>
            </>
          }
          defaultValue={modeSlugs[bulkChange?.mode ?? 'add']}
          options={bulkModes.toReversed().map((mode) => ({ value: modeSlugs[mode], label: t.mode[mode] }))}
        />
      )}
      {mayBeEmptied(key) && (
        <Row>
          <CheckboxField
            name={emptyName}
            value={bulkSlugs[key]}
            isChecked={bulkChange?.text === ''}
            label={
              <>
                Vider<span className="visually-hidden"> : {label}</span>
              </>
            }
          />
        </Row>
      )}
    </div>
  )
}
