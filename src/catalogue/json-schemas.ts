import { z } from 'zod';
import { missionFile, placeFile, serviceFile } from './schema.ts';

/** The JSON Schemas under `data/schema`, by file name: editors complete and check the data files with them. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return {
    'service.schema.json': render(serviceFile, 'A consular service'),
    'missions.schema.json': render(missionFile, 'The missions in one country'),
    'places.schema.json': render(placeFile, 'Countries and cities as people name them'),
  };
}

function render(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;
}
