/** Our own export that comes back: every cell changed, before and after, then its application and its undoing. */
import { formatCount, formatInstant, plural } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { bringBackLabels as t } from '../bring-back/labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { ReturnPageData } from '../import-page-query.server.ts'
import { ReturnedRows } from './returned-rows.tsx'
import { UndoImport } from './undo-import.tsx'

export function ReturnPage(page: ReturnPageData) {
  const { ctgId, fileName, status } = page
  return (
    <Page
      crumbs={[{ label: 'Reprise', to: `/ctg/${ctgId}/reprise` }]}
      title="Le plan revient d’un tableur"
      lead={status === 'preview' ? `${fileName} : ${t.summary(page)} Rien n’est encore écrit.` : fileName}
    >
      {status === 'preview' ? <Preview {...page} /> : <Outcome {...page} />}
    </Page>
  )
}

const Preview = (page: ReturnPageData) => {
  const { changed, added, refused, bareSheets, misplacedCount } = page
  return (
    <>
      {bareSheets.length > 0 && (
        <Notice tone="warn" title="Ce fichier n’a plus ses colonnes techniques.">
          {t.bare(bareSheets)}
        </Notice>
      )}
      {misplacedCount > 0 && (
        <Notice tone="warn" title="Des identifiants ne suivent plus leurs lignes.">
          {t.misplaced(misplacedCount)}
        </Notice>
      )}
      {changed.length + added.length === 0 ? (
        <Notice title="Ce fichier ne change rien au plan.">
          <p>{t.nothingChanges(refused.length)}</p>
          <LinkButton to={`/ctg/${page.ctgId}/plan`}>Voir le plan d’action</LinkButton>
        </Notice>
      ) : (
        <ReturnedRows {...page} />
      )}
      {refused.length > 0 && <Refused {...page} />}
      <Untouched {...page} />
    </>
  )
}

const Refused = ({ refused }: ReturnPageData) => (
  <Card
    title="Cases refusées"
    note="Elles ne seront pas écrites : corrigez-les dans le tableur et déposez-le à nouveau, ou sur la fiche."
    aside={formatCount(refused.length, 'case')}
  >
    <DataTable
      rows={refused}
      rowKey={({ key, header }) => `${key}-${header}`}
      columns={[
        { header: 'Ligne', cell: ({ table, row }) => `${e.sheet[table]}, ${row}` },
        { header: 'Colonne', isRowHeader: true, cell: ({ header }) => header },
        { header: 'Texte', cell: ({ text }) => (text === '' ? t.empty : `« ${t.short(text)} »`) },
        { header: 'Pourquoi', isNote: true, cell: ({ reason }) => reason },
      ]}
    />
  </Card>
)

/** What the file does not change, said once. */
const Untouched = ({ unchangedCount, leftCount, absent, otherSheets, otherColumns }: ReturnPageData) => (
  <Card title="Ce qui ne change pas">
    <ul>
      <li>{formatCount(unchangedCount, 'ligne identique', 'lignes identiques')}.</li>
      {leftCount > 0 && (
        <li>
          {formatCount(leftCount, 'case changée', 'cases changées')} dans Trame depuis l’export et non dans le fichier :
          rien n’y change.
        </li>
      )}
      {otherSheets.map((name) => (
        <li key={name}>Feuille « {name} » : elle n’est pas de l’export, elle n’est pas lue.</li>
      ))}
      {otherColumns.map(({ sheetName, header, cellCount }) => (
        <li key={`${sheetName}-${header}`}>
          {sheetName}, colonne « {header} » : ajoutée dans le tableur, {formatCount(cellCount, 'case')} non{' '}
          {plural(cellCount, 'lue', 'lues')}.
        </li>
      ))}
    </ul>
    {absent.length > 0 && (
      <Disclosure
        summary={`${formatCount(absent.length, 'ligne')} du plan ${plural(absent.length, 'n’est', 'ne sont')} pas dans le fichier : rien n’est supprimé`}
      >
        <ul>
          {absent.slice(0, t.shownRows).map(({ table, label }) => (
            <li key={`${table}-${label}`}>
              {e.sheet[table]} : {label}
            </li>
          ))}
          {absent.length > t.shownRows && <li>et {absent.length - t.shownRows} autres.</li>}
        </ul>
      </Disclosure>
    )}
  </Card>
)

const Outcome = ({ ctgId, status, appliedAt, written, undoing }: ReturnPageData) => (
  <Stack>
    <Notice tone="ok" title={status === 'undone' ? t.undone(written) : t.applied(written)}>
      {appliedAt && <p>Fichier repris le {formatInstant(appliedAt)}.</p>}
      {status === 'undone' && written.left > 0 && <p>{t.left(written.left)}</p>}
      <LinkButton to={`/ctg/${ctgId}/plan`} look="primary">
        Voir le plan d’action
      </LinkButton>
    </Notice>
    {undoing && <UndoImport ctgId={ctgId} label={t.undo} undoing={undoing} />}
  </Stack>
)
