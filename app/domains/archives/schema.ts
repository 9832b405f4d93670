/** What each column of an archive is, written into it: the comments of the database, its types, what leads where. Pure. */

import { columnsLeftOut, rowsLeftOut, tablesLeftOut } from './left-out.fr.ts'
import type { TableShape } from './table-shape.ts'

export const schemaOf = (tables: readonly TableShape[]) => ({
  tables: Object.fromEntries(
    tables.map(({ name, comment, columns, links, key }) => [
      name,
      {
        comment,
        key,
        ...(name in rowsLeftOut && {
          rowsLeftOut: Object.entries(rowsLeftOut).find(([of]) => of === name)?.[1]?.reason,
        }),
        columns: columns.map(({ name: column, type, isNullable, comment: about }) => ({
          ...{ name: column, type, isNullable, comment: about },
          ...(`${name}.${column}` in columnsLeftOut && {
            leftEmpty: Object.entries(columnsLeftOut).find(([of]) => of === `${name}.${column}`)?.[1]?.reason,
          }),
        })),
        links: links.map(({ columns: from, to, toColumns }) => ({ from, to, toColumns })),
      },
    ]),
  ),
  people: { id: 'uuid', name: 'text', email: 'text' },
  tablesLeftOut,
})
