/** The layouts of a deck: the front slide and the others, with the name of the CTG, the page number and the ribbon. Runs in a worker. */
import { createRequire } from 'node:module'
import type { Dossier } from './dossier.ts'
import { ribbonWords } from './dossier-texts.ts'
import { escapeXml } from './escape-xml.ts'
import { documentsLabels } from './labels.fr.ts'
import { officeFont, palette } from './palette.ts'
import { content } from './slide-places.ts'
import { fittingSize } from './text-fit.ts'
import { weavePicture } from './weave-picture.server.ts'

/** The package's types describe its CommonJS file, and Node's `import` takes the other one: it is required, as its types say. */
const PptxGenJS: typeof import('pptxgenjs').default = createRequire(import.meta.url)('pptxgenjs')

export type Deck = InstanceType<typeof PptxGenJS>
export type DeckSlide = ReturnType<Deck['addSlide']>

/** Names of the layouts, as PowerPoint lists them. */
export const layouts = { front: 'Page de garde', content: 'Contenu' } as const

const slideWidth = 13.333
const footerY = 7.02
const ribbonHeight = 0.28
const weave = { width: 1600, height: 180, inches: 1.5 } as const

const title = {
  name: 'title',
  type: 'title',
  align: 'left',
  margin: 0,
  fontFace: officeFont,
  bold: true,
  color: palette.ink,
} as const

const ribbon = {
  text: {
    text: ribbonWords,
    options: {
      x: 0,
      y: 0,
      w: slideWidth,
      h: ribbonHeight,
      align: 'center',
      valign: 'middle',
      margin: 0,
      fill: { color: palette.warnSoft },
      color: palette.warnStrong,
      fontFace: officeFont,
      fontSize: 10,
    },
  },
} as const

function defineFront(deck: Deck, { parties, isDemo }: Dossier): void {
  const picture = weavePicture(
    parties.map(({ kind }) => kind),
    weave.width,
    weave.height,
  )
  const image = {
    data: `image/png;base64,${picture.toString('base64')}`,
    x: 0,
    y: isDemo ? ribbonHeight : 0,
    w: slideWidth,
    h: weave.inches,
    altText: documentsLabels.dossier.weave,
  }
  deck.defineSlideMaster({
    title: layouts.front,
    background: { color: palette.paper },
    objects: [
      { image },
      ...(isDemo ? [ribbon] : []),
      {
        placeholder: {
          options: { ...title, x: 0.9, y: 2.75, w: 11.5, h: 1.35, valign: 'top', fontSize: 40 },
          text: '',
        },
      },
    ],
  })
}

function defineContent(deck: Deck, { subtitle, isDemo }: Dossier): void {
  const foot = {
    y: footerY,
    h: 0.3,
    margin: 0,
    fontFace: officeFont,
    color: palette.inkFaint,
    valign: 'middle',
  } as const
  deck.defineSlideMaster({
    title: layouts.content,
    background: { color: palette.white },
    objects: [
      { rect: { x: content.x, y: footerY - 0.06, w: content.width, h: 0.01, fill: { color: palette.lineStrong } } },
      {
        text: {
          text: subtitle,
          options: {
            ...foot,
            x: content.x,
            w: 10.5,
            fontSize: fittingSize(subtitle, { width: 740, lines: 1 }, [10, 9, 8, 7]),
          },
        },
      },
      ...(isDemo ? [ribbon] : []),
      {
        placeholder: {
          options: { ...title, x: content.x, y: 0.7, w: content.width, h: 0.82, valign: 'top', fontSize: 26 },
          text: '',
        },
      },
    ],
    slideNumber: {
      x: 11.63,
      y: footerY,
      w: 1,
      h: 0.3,
      align: 'right',
      fontFace: officeFont,
      fontSize: 10,
      color: palette.inkFaint,
    },
  })
}

/** A deck without slides; its title, its language of origin and its layouts are those of the dossier. */
export function makeDeck(dossier: Dossier): Deck {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = dossier.title
  deck.subject = dossier.subtitle
  deck.author = dossier.subtitle
  // The library writes this one as it is.
  deck.company = escapeXml(dossier.subtitle)
  deck.theme = { headFontFace: officeFont, bodyFontFace: officeFont }
  defineFront(deck, dossier)
  defineContent(deck, dossier)
  return deck
}
