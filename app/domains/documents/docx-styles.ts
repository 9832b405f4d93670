/** Styles of a dossier in Word: the usual names, so that its reader changes them once for the whole document. Pure. */
import type { IPropertiesOptions } from 'docx'
import { officeFont, palette } from './palette.ts'
import { styleNames } from './style-names.fr.ts'

/** Sizes in half-points, spaces in twentieths of a point. */
export const docxStyles: IPropertiesOptions['styles'] = {
  default: {
    document: {
      run: { font: officeFont, size: 21, color: palette.ink, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 140, line: 276 } },
    },
    title: {
      run: { size: 64, bold: true, color: palette.ink },
      paragraph: { spacing: { before: 0, after: 240, line: 240 }, keepNext: true },
    },
    heading1: {
      run: { size: 40, bold: true, color: palette.ink },
      paragraph: { spacing: { before: 480, after: 200, line: 252 }, keepNext: true, keepLines: true },
    },
    heading2: {
      run: { size: 28, bold: true, color: palette.accent },
      paragraph: { spacing: { before: 360, after: 140, line: 252 }, keepNext: true, keepLines: true },
    },
    heading3: {
      run: { size: 23, bold: true, color: palette.ink },
      paragraph: { spacing: { before: 280, after: 100, line: 252 }, keepNext: true, keepLines: true },
    },
    heading4: {
      run: { size: 21, bold: true, color: palette.inkSoft },
      paragraph: { spacing: { before: 220, after: 80, line: 252 }, keepNext: true, keepLines: true },
    },
    heading5: {
      run: { size: 21, italics: true, color: palette.inkSoft },
      paragraph: { spacing: { before: 200, after: 80, line: 252 }, keepNext: true, keepLines: true },
    },
    listParagraph: { paragraph: { spacing: { after: 80 } } },
    caption: {
      run: { size: 20, bold: true, italics: false, color: palette.inkSoft },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Summary',
      name: styleNames.summary,
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 23, bold: true, color: palette.accent },
      paragraph: {
        spacing: { after: 240 },
        indent: { left: 170 },
        keepLines: true,
        keepNext: true,
        border: { left: { style: 'single', size: 20, space: 8, color: palette.accent } },
      },
    },
    {
      id: 'Note',
      name: styleNames.note,
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 20, color: palette.inkSoft },
      paragraph: {
        shading: { type: 'clear', fill: palette.sunken },
        keepLines: true,
        spacing: { before: 120, after: 180 },
      },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { color: palette.inkSoft },
      paragraph: {
        indent: { left: 170 },
        border: { left: { style: 'single', size: 12, space: 8, color: palette.lineStrong } },
      },
    },
    {
      id: 'Evidence',
      name: styleNames.figure,
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: {
        shading: { type: 'clear', fill: palette.accentSoft },
        border: { left: { style: 'single', size: 20, space: 8, color: palette.accent } },
        indent: { left: 170 },
        spacing: { before: 160, after: 200 },
        keepLines: true,
      },
    },
    {
      id: 'Cell',
      name: styleNames.cell,
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 19 },
      paragraph: { spacing: { before: 0, after: 0, line: 250 } },
    },
    {
      id: 'CellHead',
      name: styleNames.cellHead,
      basedOn: 'Cell',
      quickFormat: true,
      run: { size: 19, bold: true, color: palette.inkSoft },
    },
    {
      id: 'Front',
      name: styleNames.front,
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 26, bold: true, color: palette.accent },
      paragraph: { spacing: { after: 100 } },
    },
    {
      id: 'Contents',
      name: styleNames.contents,
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 40, bold: true, color: palette.ink },
      paragraph: { spacing: { after: 200 }, keepNext: true },
    },
    // Entries of the contents: one page of them (contents.ts).
    ...[100, 40, 20].map((before, index) => ({
      id: `TOC${index + 1}`,
      name: `toc ${index + 1}`,
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 19, bold: index === 0 },
      paragraph: {
        spacing: { before, after: 20, line: 240 },
        indent: { left: 240 * index },
      },
    })),
  ],
}

/** Style of tables: a strong line under the heads, thin lines between rows; `docx` writes no style of table itself. */
export const tableStyleXml = `<w:style w:type="table" w:customStyle="1" w:styleId="Trame"><w:name w:val="Trame"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${palette.line}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${palette.line}"/></w:tblBorders><w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="110" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${palette.lineStrong}"/></w:tcBorders></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>`
