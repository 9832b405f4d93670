/** What a text is about, as its page calls it: a piece of SQL over `text`, a row of written_text. */
import { sql } from 'kysely'

export const titleOfText = sql<string>`coalesce(
  (select 'Diagnostic : ' || name from public.theme where ctg_id = text.ctg_id and id = text.subject_id),
  (select 'Action : ' || title from public.action where ctg_id = text.ctg_id and id = text.subject_id),
  (select 'Point de réunion : ' || title from public.agenda_item where ctg_id = text.ctg_id and id = text.subject_id),
  (select 'Réunion : ' || title from public.meeting where ctg_id = text.ctg_id and id = text.subject_id),
  (select 'Article de la convention : ' || title from public.convention_article where ctg_id = text.ctg_id and id = text.subject_id),
  (select 'Lecture de ' || party.name || ' : ' || theme.name from public.party_reading reading
    join public.party on party.ctg_id = reading.ctg_id and party.id = reading.party_id
    join public.theme on theme.ctg_id = reading.ctg_id and theme.id = reading.theme_id
    where reading.ctg_id = text.ctg_id and reading.id = text.subject_id),
  'Texte')`
