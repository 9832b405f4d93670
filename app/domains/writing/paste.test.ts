import { describe, expect, test } from 'vitest'
import { cleanPastedHtml, countPictures } from './paste.ts'

describe('a text pasted from a word processor', () => {
  test('comments, styles and tags of Office go', () => {
    const html =
      '<html><head><style>p{color:red}</style><!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--></head><body><p class=MsoNormal>Bonjour<o:p></o:p></p></body></html>'
    expect(cleanPastedHtml(html)).toBe('<html><body><p class=MsoNormal>Bonjour</p></body></html>')
  })
  test('a list of Word is a list again, without its typed marks', () => {
    const item = (words: string) =>
      `<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`
    expect(cleanPastedHtml(`${item('Crèches')}\n${item('Relais')}`)).toMatch(
      /^<ul><li><p>(?:<[^>]+>)*Crèches<\/p><\/li><li><p>(?:<[^>]+>)*Relais<\/p><\/li><\/ul>$/,
    )
  })
  const leveled = (level: number, mark: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${mark}</span>${words}</p>`
  test('a list of Word keeps its levels, and comes back up', () => {
    const html = [
      leveled(1, '·', 'Accueillir'),
      leveled(2, 'o', 'Réserver'),
      leveled(2, 'o', 'Ouvrir'),
      leveled(3, '§', 'Le mercredi'),
      leveled(1, '·', 'Informer'),
    ].join('\n')
    expect(cleanPastedHtml(html)).toBe(
      '<ul><li><p>Accueillir</p><ul><li><p>Réserver</p></li><li><p>Ouvrir</p><ul><li><p>Le mercredi</p></li></ul></li></ul></li><li><p>Informer</p></li></ul>',
    )
  })
  test('a numbered list under a bullet is numbered there; words between two lists part them', () => {
    expect(cleanPastedHtml(leveled(1, '·', 'A') + leveled(2, '1.', 'B') + leveled(2, '2.', 'C'))).toBe(
      '<ul><li><p>A</p><ol><li><p>B</p></li><li><p>C</p></li></ol></li></ul>',
    )
    expect(cleanPastedHtml(`${leveled(1, '1.', 'A')}<p>puis</p>${leveled(1, '·', 'B')}`)).toBe(
      '<ol><li><p>A</p></li></ol><p>puis</p><ul><li><p>B</p></li></ul>',
    )
    expect(cleanPastedHtml(leveled(1, '1.', 'A') + leveled(1, '·', 'B'))).toBe(
      '<ol><li><p>A</p></li></ol><ul><li><p>B</p></li></ul>',
    )
    // A list that begins deeper than it goes on.
    expect(cleanPastedHtml(leveled(2, 'o', 'A') + leveled(1, '·', 'B'))).toBe(
      '<ul><li><p>A</p></li><li><p>B</p></li></ul>',
    )
  })
  test.each([
    ['<p>Un <img src="file:///c:/a.png"></p>', 1],
    ['<p>Sans</p>', 0],
    ['<v:shape><v:imagedata src="a.png"/></v:shape><img src="b.png">', 2],
  ])('pictures are counted: %s', (html, count) => {
    expect(countPictures(html)).toBe(count)
  })
  test('a numbered list of Word is numbered', () => {
    const item = `<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>Un</p>`
    expect(cleanPastedHtml(item)).toBe('<ol><li><p>Un</p></li></ol>')
  })
  test('empty paragraphs go, the title of Word is a heading', () => {
    expect(cleanPastedHtml('<p class=MsoTitle>Diagnostic</p><p>&nbsp;</p><p>Texte</p>')).toBe(
      '<h1>Diagnostic</h1><p>Texte</p>',
    )
  })
  test('what Google Docs wraps is not all bold', () => {
    expect(cleanPastedHtml('<b style="font-weight:normal;" id="docs"><p>Un</p></b>')).toBe('<p>Un</p>')
  })
  test('an ordinary page is left as it is', () => {
    expect(cleanPastedHtml('<h2>Titre</h2><ul><li>a</li></ul>')).toBe('<h2>Titre</h2><ul><li>a</li></ul>')
  })
})
