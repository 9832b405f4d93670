/** The département whose figures frame those of a territory, to be put in a statement. */
import { sql } from 'kysely'

/** Where most inhabitants of a grouping live; a commune's own département; a département itself. */
export const mainDepartmentCode = (territory: 'place' | 'territory') => sql<string | null>`
  case when ${sql.ref(`${territory}.kind`)} = 'departement' then ${sql.ref(`${territory}.code`)}
    when ${sql.ref(`${territory}.kind`)} not in ('epci', 'ept') then ${sql.ref(`${territory}.department_code`)}
    else (select member.department_code from territory as member
      where member.kind = 'commune' and (member.epci_code = ${sql.ref(`${territory}.code`)} or member.ept_code = ${sql.ref(`${territory}.code`)})
      group by member.department_code order by sum(member.population) desc nulls last limit 1) end`
