/** Every chapter of a renewal, by its name. */
import type { Chapter } from '../renewal.ts'
import { bodiesChapter } from './bodies.server.ts'
import { commitmentsChapter } from './commitments.server.ts'
import { findingsChapter } from './findings.server.ts'
import { issuesChapter } from './issues.server.ts'
import { membersChapter } from './members.server.ts'
import { partiesChapter } from './parties.server.ts'
import { plansChapter } from './plans.server.ts'
import type { ChapterModule } from './scene.server.ts'

export const chapterModules: Record<Chapter, ChapterModule> = {
  parties: partiesChapter,
  commitments: commitmentsChapter,
  plans: plansChapter,
  bodies: bodiesChapter,
  findings: findingsChapter,
  issues: issuesChapter,
  members: membersChapter,
}
