/** A chapter read from its Markdown, held to what guides may be made of: anything else stops the reading. Rules: docs/rules/guides.md §2. */
import { Marked, type MarkedToken, type Token } from 'marked'
import { slugOf } from './fold-words.fr.ts'
import type { Block, Chapter, Inline } from './guides.ts'

/** `[[Enregistrer]]`: a word of the screen. */
const nameMark = {
  name: 'name',
  level: 'inline' as const,
  start: (text: string) => text.indexOf('[['),
  tokenizer(text: string) {
    const found = /^\[\[([^\][]+)\]\]/.exec(text)
    return found ? { type: 'name', raw: found[0], text: found[1] ?? '' } : undefined
  },
}

const marked = new Marked({ gfm: true }).use({ extensions: [nameMark] })

const refuse = (key: string, what: string): never => {
  throw new Error(`guide ${key}: ${what}`)
}

/** marked escapes signs for HTML; React will do it again. */
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign] ?? '')
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '’' }

/** `coordination/inviter` is a chapter, `/ctg/nouvelle` a page, `https://…` elsewhere. */
const addressOf = (href: string): string => (/^(\/|https:\/\/)/.test(href) ? href : `/aide/${href}`)

const isOurs = (token: Token): token is MarkedToken => token.type !== 'name'

function inlineOf(key: string, token: Token): readonly Inline[] {
  if (!isOurs(token)) return [{ kind: 'name', text: String(token.text) }]
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens
        ? inlines(key, token.tokens)
        : [{ kind: 'text', text: plain(token.text) }]
    case 'escape':
      return [{ kind: 'text', text: plain(token.text) }]
    case 'codespan':
      return [{ kind: 'code', text: plain(token.text) }]
    case 'strong':
    case 'em':
      return [{ kind: token.type, children: inlines(key, token.tokens) }]
    case 'link':
      return [{ kind: 'link', to: addressOf(token.href), children: inlines(key, token.tokens) }]
    default:
      return refuse(key, `"${token.raw}" is not of the guides`)
  }
}

const inlines = (key: string, tokens: readonly Token[] = []): readonly Inline[] =>
  tokens.flatMap((token) => inlineOf(key, token))

function blockOf(key: string, token: Token): readonly Block[] {
  if (!isOurs(token)) return refuse(key, `"${token.raw}" stands alone`)
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      if (token.depth !== 2) return refuse(key, `"${token.text}" is not a title of second level`)
      return [{ kind: 'heading', id: slugOf(token.text), text: plain(token.text) }]
    case 'paragraph':
      return [{ kind: 'paragraph', children: inlines(key, token.tokens) }]
    case 'list':
      return [
        {
          kind: token.ordered ? 'steps' : 'list',
          items: token.items.map((item) => inlines(key, item.tokens)),
        },
      ]
    case 'blockquote':
      return [
        { kind: 'note', children: token.tokens.flatMap((part) => inlines(key, 'tokens' in part ? part.tokens : [])) },
      ]
    case 'table':
      return [
        {
          kind: 'table',
          head: token.header.map(({ tokens }) => inlines(key, tokens)),
          rows: token.rows.map((row) => row.map(({ tokens }) => inlines(key, tokens))),
        },
      ]
    default:
      return refuse(key, `"${token.raw.slice(0, 40)}" is not of the guides`)
  }
}

type Heading = ReadonlyMap<string, readonly string[]>

function readHeading(key: string, lines: string): Heading {
  const found = new Map<string, string[]>()
  for (const line of lines.split('\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^(\w+): (.+)$/.exec(line) ?? refuse(key, `"${line}" is no line of a heading`)
    found.set(name, [...(found.get(name) ?? []), value.trim()])
  }
  return found
}

/** @throws Error when the text is not made as guides are */
export function readChapter(key: string, source: string): Chapter {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? refuse(key, 'has no heading')
  const heading = readHeading(key, head)
  const one = (name: string): string | null => heading.get(name)?.[0] ?? null
  const owed = (name: string): string => one(name) ?? refuse(key, `says no ${name}`)
  const person = one('person') ?? 'Claire Mousseline'
  return {
    key,
    title: owed('title'),
    words: owed('words'),
    alt: one('alt'),
    sight: {
      person: person === 'nobody' ? null : person,
      ctg: one('ctg') === 'founding' ? 'founding' : 'renewal',
      routes: heading.get('at') ?? refuse(key, 'is seen nowhere'),
      unfold: one('unfold'),
      from: one('from'),
      journeys: heading.get('journey') ?? [],
    },
    blocks: marked.lexer(body).flatMap((token) => blockOf(key, token)),
  }
}
