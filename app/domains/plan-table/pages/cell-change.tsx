/** A cell before and after, as a table of changes shows it. */
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import styles from './cell-change.module.css'

/** The text of a cell, its lines kept; « vide » when it has none. */
export const CellText = ({ text }: { readonly text: string }) =>
  text === '' ? (
    <span className="muted">{t.empty}</span>
  ) : (
    <span className={styles.text}>
      <OrdinalText text={text} />
    </span>
  )
