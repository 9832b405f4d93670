/** Shapes of what the API tells beside the sheets: what waits for what, documents joined. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { documentSubjects } from '#app/domains/followup/exchange.server.ts'
import { dependencyConflicts } from '#app/domains/plan-files/exchange.server.ts'
import { shapeLabels } from './shape-labels.fr.ts'

const dependency = shapeLabels.dependency
const document = shapeLabels.document

export const dependencyShape = z
  .object({
    id: z.uuid().describe(dependency.id),
    actionId: z.uuid().describe(dependency.actionId),
    stepId: z.uuid().nullable().describe(dependency.stepId),
    code: z.string().describe(dependency.code),
    title: z.string().describe(dependency.title),
    stepTitle: z.string().nullable().describe(dependency.stepTitle),
    afterActionId: z.uuid().describe(dependency.afterActionId),
    afterStepId: z.uuid().nullable().describe(dependency.afterStepId),
    afterCode: z.string().describe(dependency.afterCode),
    afterTitle: z.string().describe(dependency.afterTitle),
    afterStepTitle: z.string().nullable().describe(dependency.afterStepTitle),
    conflict: z.enum(dependencyConflicts).nullable().describe(dependency.conflict),
  })
  .describe(dependency.whole)

export const documentShape = z
  .object({
    id: z.uuid().describe(document.id),
    name: z.string().describe(document.name),
    caption: z.string().describe(document.caption),
    mediaType: z.string().describe(document.mediaType),
    sizeBytes: z.int().describe(document.sizeBytes),
    sha256: z.string().describe(document.sha256),
    addedAt: z.iso.datetime().describe(document.addedAt),
    subjects: z
      .array(
        z.object({
          type: z.enum(documentSubjects).describe(document.subjects.type),
          id: z.uuid().describe(document.subjects.id),
        }),
      )
      .describe(document.subjects.whole),
  })
  .describe(document.whole)
