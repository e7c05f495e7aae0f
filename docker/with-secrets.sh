#!/bin/sh
# Turns the files of Docker's secrets into settings, for this process alone, and becomes the program.
set -eu
from() { # setting, file
  file="/run/secrets/$2"
  if [ ! -s "$file" ]; then return; fi
  # In two steps: a file that cannot be read ends it here.
  value=$(cat "$file")
  export "$1=$value"
}
from ADMIN_PASSWORD admin_password
from TELEGRAM_TOKEN telegram_token
from TELEGRAM_WEBHOOK_SECRET telegram_webhook_secret
from WHATSAPP_CLOUD_TOKEN whatsapp_token
from WHATSAPP_CLOUD_APP_SECRET whatsapp_app_secret
from WHATSAPP_CLOUD_VERIFY_TOKEN whatsapp_verify_token
from TEAMS_APP_PASSWORD teams_app_password
# The password is hexadecimal (docs/operations.md), so that nothing in it needs escaping in an address.
if [ -s /run/secrets/mongo_password ]; then
  MONGO_URL="mongodb://dalil:$(cat /run/secrets/mongo_password)@mongo:27017/dalil?authSource=admin&replicaSet=dalil"
  export MONGO_URL
fi
exec "$@"
