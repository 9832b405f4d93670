/** A fact of the CTG inside the editor: its words of the day, tinted; its name where they cannot be read. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { factLabels, factToken, isFactName } from '../facts.ts'
import { richTextLabels as t } from '../rich-text-labels.fr.ts'
import { forgetFacts, listFactChoices } from './fact-words.tsx'

function factView(ctgId: string, name: unknown): NodeView {
  const dom = document.createElement('span')
  dom.contentEditable = 'false'
  dom.dataset.fact = String(name)
  if (isFactName(name)) {
    dom.title = t.fact(factLabels[name])
    dom.textContent = factToken(name)
    listFactChoices(ctgId).then(
      (choices) => {
        dom.textContent = choices.find((one) => one.name === name)?.words ?? factToken(name)
      },
      () => undefined,
    )
  }
  return { dom, ignoreMutation: () => true }
}

export const ctgFacts = (ctgId: string) =>
  Extension.create({
    name: 'ctgFacts',
    onCreate: () => forgetFacts(ctgId),
    addProseMirrorPlugins: () => [
      new Plugin({ props: { nodeViews: { fact: (node) => factView(ctgId, node.attrs.name) } } }),
    ],
  })
