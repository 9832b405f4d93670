/** What would become of one person, and what stays; then the act, with its reason. */
import { formatInstant } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { fateWords, privacyLabels, reasonWords, refusalWords } from '../labels.fr.ts'
import type { DepartedPersonData } from '../queries.server.ts'

const t = privacyLabels.departed
type Line = DepartedPersonData['lines'][number]

const LineTable = ({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) => (
  <DataTable
    caption={caption}
    rows={lines}
    rowKey={({ label, fate, why }) => `${label} ${fate} ${why ?? ''}`}
    empty="Rien."
    columns={[
      { header: 'Quoi', cell: ({ label }) => label },
      { header: t.rows, isNumeric: true, cell: ({ count }) => count },
      {
        header: 'Devient',
        cell: ({ fate, why }) => (why ? `${fateWords[fate]} : ${reasonWords[why]}` : fateWords[fate]),
      },
    ]}
  />
)

const Preview = ({ knownAs, namesakes, lines }: Pick<DepartedPersonData, 'knownAs' | 'namesakes' | 'lines'>) => (
  <>
    <Card title={t.becomes}>
      <ul>
        {knownAs.map(({ where, as }) => (
          <li key={where}>
            {where || t.outside} : <strong>{as}</strong>
          </li>
        ))}
      </ul>
      {namesakes > 0 && <Notice tone="warn">{t.namesakes(namesakes)}</Notice>}
    </Card>
    <Card title={t.changes}>
      <LineTable caption={t.changes} lines={lines.filter(({ fate }) => fate !== 'stays')} />
    </Card>
    <Card title={t.stays} note={t.frozenToo}>
      <LineTable caption={t.stays} lines={lines.filter(({ fate }) => fate === 'stays')} />
    </Card>
  </>
)

export const DepartedPersonPage = ({ person, knownAs, namesakes, lines }: DepartedPersonData) => (
  <Page
    crumbs={[{ label: t.title, to: '/administration/personnes-parties' }, { label: person.name }]}
    title={person.startedAt ? person.name : t.preview(person.name)}
    {...(!person.startedAt && { lead: person.email })}
  >
    {person.doneAt && <Notice tone="ok">{t.done(formatInstant(person.doneAt))}</Notice>}
    {person.startedAt && !person.doneAt && <Notice>{t.underWay}</Notice>}
    {!person.startedAt && <Preview knownAs={knownAs} namesakes={namesakes} lines={lines} />}
    {!person.startedAt &&
      (person.refusal ? (
        <Notice tone="warn">{refusalWords[person.refusal]}</Notice>
      ) : (
        <Card title={t.act} note={t.irreversible}>
          <CommandForm intent="reduce-person" submit={t.act} submitLook="danger">
            <TextField name="reason" label={t.reason} hint={t.reasonHint} isRequired />
          </CommandForm>
        </Card>
      ))}
  </Page>
)
