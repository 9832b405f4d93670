/** What a text may hold, as Tiptap extensions: the editor builds on them, the server checks with them. Pure. Rules: docs/rules/writing.md §1. */
import { getSchema, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { factToken, isFactName } from './facts.ts'
import { isAllowedLink } from './rich-text.ts'

/** An attribute kept in HTML as `data-…`, so that copy and paste within Trame loses nothing. */
const attribute = (name: string, read: (written: string | null) => string | number | null = (written) => written) => ({
  default: null,
  parseHTML: (element: HTMLElement) => read(element.getAttribute(name)),
  renderHTML: () => ({}),
})

/** The figure of one indicator for one territory and one year: only its key is written, its words are resolved when shown. */
export const EvidenceCard = Node.create({
  name: 'evidenceCard',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    indicatorId: attribute('data-indicator'),
    territoryCode: attribute('data-territory'),
    year: attribute('data-year', (written) => (written ? Number(written) : null)),
  }),
  parseHTML: () => [{ tag: 'figure[data-indicator]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { indicatorId, territoryCode, year } = node.attrs
    const key = { 'data-indicator': indicatorId, 'data-territory': territoryCode, 'data-year': year }
    return ['figure', mergeAttributes(HTMLAttributes, key)]
  },
})

/** Someone named in a text, to be told. */
export const PersonMention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ personId: attribute('data-person'), name: attribute('data-name') }),
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { personId, name } = node.attrs
    return ['span', mergeAttributes(HTMLAttributes, { 'data-person': personId, 'data-name': name }), `@${name}`]
  },
  renderText: ({ node }) => `@${node.attrs.name}`,
})

/** Something of the CTG named in a sentence: only its name is written, its words are resolved when shown. */
export const CtgFact = Node.create({
  name: 'fact',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ name: attribute('data-fact') }),
  parseHTML: () => [{ tag: 'span[data-fact]', getAttrs: (element) => isFactName(element.dataset.fact) && null }],
  renderHTML({ node, HTMLAttributes }) {
    const { name } = node.attrs
    return ['span', mergeAttributes(HTMLAttributes, { 'data-fact': name }), isFactName(name) ? factToken(name) : '']
  },
  renderText: ({ node }) => (isFactName(node.attrs.name) ? factToken(node.attrs.name) : ''),
})

/** Words proposed, or proposed to be taken out: typing at their edge does not extend the proposal. */
const suggestion = (name: string, tag: 'ins' | 'del') =>
  Mark.create({
    name,
    inclusive: false,
    addAttributes: () => ({
      id: attribute('data-suggestion'),
      personId: attribute('data-person'),
      name: attribute('data-name'),
      partyId: attribute('data-party'),
      at: attribute('data-at'),
    }),
    // Before the struck-through text, which also reads <del>.
    parseHTML: () => [{ tag: `${tag}[data-suggestion]`, priority: 60 }],
    renderHTML({ mark, HTMLAttributes }) {
      const { id, personId, name, partyId, at } = mark.attrs
      const author = { 'data-suggestion': id, 'data-person': personId, 'data-name': name, 'data-party': partyId }
      return [tag, mergeAttributes(HTMLAttributes, author, { 'data-at': at }), 0]
    },
  })
export const SuggestedInsertion = suggestion('suggestedInsertion', 'ins')
export const SuggestedDeletion = suggestion('suggestedDeletion', 'del')

const cellContent = '(paragraph | bulletList | orderedList)+'

/**
 * Everything but what ties an editor to its screen: undo belongs to the collaboration extension, a paragraph after a last
 * table to its insertion (two editors would each add one).
 */
export const textExtensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    horizontalRule: false,
    undoRedo: false,
    trailingNode: false,
    heading: { levels: [1, 2, 3] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isAllowedLink(address),
      HTMLAttributes: { target: null, rel: 'noopener noreferrer', class: null },
    },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: cellContent }),
  TableCell.extend({ content: cellContent }),
  EvidenceCard,
  PersonMention,
  CtgFact,
  SuggestedInsertion,
  SuggestedDeletion,
]

export const textSchema = getSchema(textExtensions)
