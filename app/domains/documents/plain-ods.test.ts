import { expect, test } from 'vitest'
import { odsMarks } from './ods-marks.ts'
import { plainContent } from './plain-ods.ts'

const row = (text: string) =>
  `<table:table-row table:style-name="ro1"><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`

/** As LibreOffice 25.2 writes it once rows are repeated on each page, others grouped, and a sheet hidden. */
const saved = `<office:automatic-styles><style:style style:name="ta1" style:family="table" style:master-page-name="PageStyle_5f_Plan"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style><style:style style:name="ta2" style:family="table" style:master-page-name="PageStyle_5f_Listes"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style></office:automatic-styles>
<office:spreadsheet><table:table table:name="Plan" table:style-name="ta1" table:print="true"><table:table-header-columns><table:table-column table:style-name="co1"/></table:table-header-columns><table:table-header-rows>${row('Action')}</table:table-header-rows>${row('Relais')}<table:table-row-group table:display="false">${row('Ludothèque')}<table:table-row-group>${row('Crèche')}</table:table-row-group></table:table-row-group></table:table><table:table table:name="Listes" table:style-name="ta2">${row('Caf')}</table:table></office:spreadsheet>`

test('titles repeated on each page and rows that fold are rows like others; a hidden sheet is read, and said hidden', () => {
  const plain = plainContent(saved)
  expect([...plain.matchAll(/<text:p>(.*?)<\/text:p>/g)].map(([, text]) => text)).toEqual([
    'Action',
    'Relais',
    'Ludothèque',
    'Crèche',
    'Caf',
  ])
  expect(plain).not.toMatch(/header-rows|row-group/)
  expect(odsMarks(plain).map(({ isHidden }) => isHidden)).toEqual([false, true])
})

test('what is hidden, struck through, pinned or a percentage is marked where it stands', () => {
  const cell = (inside: string, more = '') => `<table:table-cell${more}>${inside}</table:table-cell>`
  const struck = `<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>`
  const note = `<office:annotation draw:style-name="gr1"><dc:creator>Anne</dc:creator><text:p>À revoir &amp; dire</text:p><text:p>en mars</text:p></office:annotation>`
  const xml = `<office:automatic-styles>${struck}</office:automatic-styles><table:table table:name="Plan"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row table:visibility="filter">${cell(`${note}<text:p>Relais</text:p>`)}<table:table-cell table:number-columns-repeated="2"/>${cell('<text:p>Ancien</text:p>', ' table:style-name="ce1"')}${cell('<text:p>50 %</text:p>', ' office:value-type="percentage" office:value="0.5"')}</table:table-row></table:table>`
  const [marks] = odsMarks(xml)
  expect(marks?.hiddenRows).toEqual([2])
  expect(marks?.hiddenColumns).toEqual([1, 2])
  expect([...(marks?.comments ?? [])]).toEqual([['2,0', 'À revoir & dire\nen mars']])
  expect([...(marks?.struck ?? [])]).toEqual(['2,3'])
  expect([...(marks?.percents ?? [])]).toEqual(['2,4'])
})
