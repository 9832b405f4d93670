/** A workbook of LibreOffice as the library that reads it expects it: rows one after the other, sheets in sight alone. Pure. */

/** Rows repeated on each printed page, rows one may fold: the library would pass over them, titles and all. */
const groups = /<\/?table:table-(?:header-rows|rows|row-group|header-columns|columns|column-group)(?:\s[^>]*)?>/g

/** Styles of sheets that are not displayed. */
const hiddenStyles = (xml: string): ReadonlySet<string> =>
  new Set(
    [...xml.matchAll(/<style:style\s([^>]*)>\s*<style:table-properties\s([^>]*)>/g)].flatMap(
      ([, style = '', of = '']) =>
        /table:display="false"/.test(of) ? [/style:name="([^"]*)"/.exec(style)?.[1] ?? ''] : [],
    ),
  )

/** @param xml `content.xml` */
export function plainContent(xml: string): string {
  const hidden = hiddenStyles(xml)
  const isHidden = (attributes: string): boolean => hidden.has(/table:style-name="([^"]*)"/.exec(attributes)?.[1] ?? '')
  return xml
    .replace(groups, '')
    .replace(/<table:table\s([^>]*)>[\s\S]*?<\/table:table>/g, (table, attributes) =>
      isHidden(attributes) ? '' : table,
    )
}
