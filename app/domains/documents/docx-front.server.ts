/** The front page of a Word document: the weave, the titles, the parties. Runs in a worker. */
import {
  HeadingLevel,
  HorizontalPositionRelativeFrom,
  ImageRun,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import type { Dossier, DossierParty } from './dossier.ts'
import { datedWords, partyInitials, ribbonWords } from './dossier-texts.ts'
import { documentsLabels } from './labels.fr.ts'
import type { Logo } from './logo.ts'
import { palette, partyColors } from './palette.ts'
import { fitPicture } from './picture.ts'
import { weavePicture } from './weave-picture.server.ts'

const t = documentsLabels.dossier

/** The logo of a party, or its initials in its colour. */
function partyMark({ name, kind }: DossierParty, logo: Logo | undefined): ParagraphChild {
  if (!logo) return new TextRun({ text: partyInitials(name), bold: true, size: 32, color: partyColors[kind].strong })
  const { width, height } = fitPicture(logo.size, { width: 190, height: 56 })
  return new ImageRun({
    type: logo.mediaType === 'image/png' ? 'png' : 'jpg',
    data: logo.bytes,
    transformation: { width: Math.round(width), height: Math.round(height) },
    altText: { name: t.logoOf(name), title: name, description: t.logoOf(name) },
  })
}

/** More parties than this are named on one line each. */
const maxMarkedParties = 6

function partyLines(party: DossierParty, logo: Logo | undefined, isCrowded: boolean): Paragraph[] {
  const color = partyColors[party.kind].strong
  const name = new TextRun({ text: party.name, bold: true, color })
  if (isCrowded && !logo) {
    const border = { left: { style: 'single', size: 24, space: 8, color } } as const
    return [new Paragraph({ spacing: { before: 60, after: 60 }, indent: { left: 170 }, border, children: [name] })]
  }
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 40 },
      border: { top: { style: 'single', size: 24, space: 6, color } },
      children: [partyMark(party, logo)],
    }),
    new Paragraph({ spacing: { after: 60 }, children: [name] }),
  ]
}

/** Across the top of the front page, behind nothing; in pixels, at 96 an inch. */
const weave = { width: 794, height: 190, scale: 2 } as const

const weaveRun = (parties: readonly DossierParty[]): ImageRun =>
  new ImageRun({
    type: 'png',
    data: weavePicture(
      parties.map(({ kind }) => kind),
      weave.width * weave.scale,
      weave.height * weave.scale,
    ),
    transformation: { width: weave.width, height: weave.height },
    altText: { name: t.weave, title: t.weave, description: t.weave },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: 0 },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: 0 },
      wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
    },
  })

/** Ends with a page break. @param logos in the order of the parties */
export const frontPage = (dossier: Dossier, logos: readonly (Logo | undefined)[]): Paragraph[] => [
  new Paragraph({
    spacing: { before: dossier.parties.length > 5 ? 200 : 1000, after: 200 },
    children: [weaveRun(dossier.parties), new TextRun({ text: dossier.subtitle, size: 30, color: palette.inkSoft })],
  }),
  new Paragraph({ heading: HeadingLevel.TITLE, text: dossier.title }),
  ...dossier.front.map((line) => new Paragraph({ style: 'Front', text: line })),
  ...dossier.parties.flatMap((party, index) =>
    partyLines(party, logos[index], dossier.parties.length > maxMarkedParties),
  ),
  new Paragraph({
    spacing: { before: 400 },
    children: [new TextRun({ text: datedWords(dossier), bold: true, size: 20 })],
  }),
  ...(dossier.isDemo ? [new Paragraph({ style: 'Note', text: ribbonWords })] : []),
  new Paragraph({ children: [new PageBreak()] }),
]

/** Above the text of a sheet: its parties on one line, its titles. */
export const sheetHead = (dossier: Dossier, logos: readonly (Logo | undefined)[]): Paragraph[] => [
  new Paragraph({
    spacing: { after: 160 },
    children: dossier.parties.slice(0, maxMarkedParties).flatMap((party, index) => {
      const gap = new TextRun({ text: index === 0 ? '' : '     ' })
      const logo = logos[index]
      const name = new TextRun({ text: party.name, bold: true, color: partyColors[party.kind].strong })
      return logo ? [gap, partyMark(party, logo)] : [gap, name]
    }),
  }),
  new Paragraph({ children: [new TextRun({ text: dossier.subtitle, size: 24, color: palette.inkSoft })] }),
  new Paragraph({ heading: HeadingLevel.TITLE, text: dossier.title }),
  ...dossier.front.map((line) => new Paragraph({ style: 'Front', text: line })),
]
