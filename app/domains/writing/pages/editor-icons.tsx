/** Icons of the toolbar: decoration, the name of each command is on its button. */
import type { ReactNode } from 'react'
import { commentLabels as t } from '../editor-labels.fr.ts'
import styles from './text-editor.module.css'

const icon = (path: string): ReactNode => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)

export const letters = (text: string, look: 'bold' | 'italic' | 'underline' | 'strike' = 'bold'): ReactNode => (
  <span aria-hidden="true" className={styles[look]}>
    {text}
  </span>
)
export const words = (text: string): ReactNode => <span aria-hidden="true">{text}</span>

export const undo = icon('M7 4 3.5 7.5 7 11M3.5 7.5H12a4 4 0 0 1 0 8.5H8')
export const redo = icon('M13 4l3.5 3.5L13 11M16.5 7.5H8A4 4 0 0 0 8 16h4')
export const bulletList = icon('M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01')
export const orderedList = icon(
  'M9 5h8M9 10h8M9 15h8M3 3.5l1.3-.7v4M2.8 9.2c.3-1.2 2.6-1 2.4.4-.1.7-2.4 2.4-2.4 2.4h2.6M3 14h2.2l-1.2 1.4c1.6 0 1.6 2.4-.1 2.4-.7 0-1.1-.3-1.2-.7',
)
export const outdent = icon('M3 4h14M10 8.5h7M10 12h7M3 16h14M6.5 7.5 4 10.2l2.5 2.7')
export const indent = icon('M3 4h14M10 8.5h7M10 12h7M3 16h14M4 7.5l2.5 2.7L4 12.9')
export const quote = icon('M4 4v12M8 6h9M8 10h9M8 14h6')
export const link = icon(
  'M8.5 11.5a3 3 0 0 0 4.4.2l2.6-2.6a3.1 3.1 0 0 0-4.4-4.4L9.8 6M11.5 8.5a3 3 0 0 0-4.4-.2l-2.6 2.6a3.1 3.1 0 0 0 4.4 4.4L10.2 14',
)
export const table = icon('M3 4.5h14v11H3zM3 8.5h14M8 4.5v11M12.7 8.5v7M3 12h14')
export const fact = icon(
  'M7 4H5a1.5 1.5 0 0 0-1.5 1.5v3L2.5 10l1 1.5v3A1.5 1.5 0 0 0 5 16h2M13 4h2a1.5 1.5 0 0 1 1.5 1.5v3l1 1.5-1 1.5v3A1.5 1.5 0 0 1 15 16h-2M7.5 10h5',
)
export const evidence = icon('M3 17h14M5.5 14v-4M10 14V4M14.5 14V8')
const bubble = 'M3.5 4h13v9.5H9L5.5 17v-3.5h-2z'
/** In a row of their own most often: there is room to say what they do. */
const labelled = (path: string, text: string): ReactNode => (
  <span aria-hidden="true" className={styles.labelled}>
    {icon(path)}
    {text}
  </span>
)
export const comment = labelled(`${bubble}M10 6.5v4.5M7.75 8.75h4.5`, t.shortComment)
export const previousComment = labelled(`${bubble}M11.5 6.5 8.5 8.75l3 2.25`, t.shortPrevious)
export const nextComment = labelled(`${bubble}M8.5 6.5l3 2.25-3 2.25`, t.shortNext)
