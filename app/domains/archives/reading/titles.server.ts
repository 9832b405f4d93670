/** What a text is about, as its page calls it: a piece of SQL over `text`, a row of written_text. */
import { sql } from 'kysely'

export const nameOfText = sql<string>`coalesce(
  (select name from public.theme where ctg_id = text.ctg_id and id = text.subject_id),
  (select title from public.action where ctg_id = text.ctg_id and id = text.subject_id),
  (select title from public.agenda_item where ctg_id = text.ctg_id and id = text.subject_id),
  (select title from public.meeting where ctg_id = text.ctg_id and id = text.subject_id),
  (select title from public.convention_article where ctg_id = text.ctg_id and id = text.subject_id),
  (select party.name || ', ' || theme.name from public.party_reading reading
    join public.party on party.ctg_id = reading.ctg_id and party.id = reading.party_id
    join public.theme on theme.ctg_id = reading.ctg_id and theme.id = reading.theme_id
    where reading.ctg_id = text.ctg_id and reading.id = text.subject_id), '')`
