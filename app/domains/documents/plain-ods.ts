/** A workbook of LibreOffice as the library that reads it expects it: rows one after the other, nothing under a merge lost. Pure. */

/** Rows repeated on each printed page, rows one may fold: the library would pass over them, titles and all. */
const groups = /<\/?table:table-(?:header-rows|rows|row-group|header-columns|columns|column-group)(?:\s[^>]*)?>/g
/** A cell under a merge that still holds something. */
const covered = /<table:covered-table-cell((?:\s(?:[^>"]|"[^"]*")*)?)>([\s\S]*?)<\/table:covered-table-cell>/g

/** @param xml `content.xml` */
export const plainContent = (xml: string): string =>
  xml
    .replace(groups, '')
    .replace(covered, (cell, attributes: string, content: string) =>
      attributes.endsWith('/') ? cell : `<table:table-cell${attributes}>${content}</table:table-cell>`,
    )
