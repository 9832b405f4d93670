/** The card of a figure inside the editor: the same words as where the text is read. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { createRoot } from 'react-dom/client'
import { dialogLabels } from '../editor-labels.fr.ts'
import { readEvidenceKey } from '../read-text-marks.ts'
import { loadFigure } from './evidence-figures.tsx'
import { EvidenceCardView } from './rich-text-view.tsx'

function cardView(ctgId: string, attrs: unknown): NodeView {
  const dom = document.createElement('div')
  dom.contentEditable = 'false'
  dom.textContent = dialogLabels.evidence.waiting
  const root = createRoot(dom)
  const key = readEvidenceKey(attrs)
  void (key ? loadFigure(ctgId, key) : Promise.resolve(undefined)).then((figure) =>
    root.render(figure ? <EvidenceCardView figure={figure} /> : <p>{dialogLabels.evidence.unknown}</p>),
  )
  return { dom, ignoreMutation: () => true, destroy: () => queueMicrotask(() => root.unmount()) }
}

export const evidenceCards = (ctgId: string) =>
  Extension.create({
    name: 'evidenceCards',
    addProseMirrorPlugins: () => [
      new Plugin({ props: { nodeViews: { evidenceCard: (node) => cardView(ctgId, node.attrs) } } }),
    ],
  })
