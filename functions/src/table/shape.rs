//! The shape of the table: its keys, indexes, stream and time to live. The template of the cloud says the same in its own words.

use super::{Broken, Table, cause};
use crate::keys::{BY_DAY, BY_PROVIDER, EXPIRES, OUTBOX, PARTITION, SORT};
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types as aws;

impl Table {
    /// Makes the table with its indexes, stream and time to live, where there is none. Only for the embedded engine and tests:
    /// a deployed table is made by its template.
    pub async fn create(&self) -> Result<(), Broken> {
        let known = self.client.describe_table().table_name(&self.name).send().await;
        match known {
            Ok(_) => return Ok(()),
            Err(error) if error.code() == Some("ResourceNotFoundException") => {}
            Err(error) => return Err(Broken::Unavailable(cause(error))),
        }
        let only_keys = aws::Projection::builder().projection_type(aws::ProjectionType::KeysOnly).build();
        let listed = aws::Projection::builder()
            .projection_type(aws::ProjectionType::Include)
            .set_non_key_attributes(Some(LISTED.map(str::to_owned).to_vec()))
            .build();
        let indexes = [(BY_PROVIDER, listed), (OUTBOX, only_keys.clone()), (BY_DAY, only_keys)];
        let attributes = indexes.iter().flat_map(|(index, _)| [index.partition, index.sort]).chain([PARTITION, SORT]);
        let texts = attributes.map(|name| {
            let text = aws::AttributeDefinition::builder().attribute_name(name).attribute_type(aws::ScalarAttributeType::S);
            text.build().expect("name and type are given")
        });
        let secondary = indexes.iter().map(|(index, projection)| {
            let [partition, sort] = schema(index.partition, index.sort);
            let index = aws::GlobalSecondaryIndex::builder().index_name(index.name).projection(projection.clone());
            index.key_schema(partition).key_schema(sort).build().expect("name and keys are given")
        });
        let stream = aws::StreamSpecification::builder().stream_enabled(true).stream_view_type(aws::StreamViewType::KeysOnly).build();
        let [partition, sort] = schema(PARTITION, SORT);
        self.client
            .create_table()
            .table_name(&self.name)
            .billing_mode(aws::BillingMode::PayPerRequest)
            .key_schema(partition)
            .key_schema(sort)
            .set_attribute_definitions(Some(texts.collect()))
            .set_global_secondary_indexes(Some(secondary.collect()))
            .stream_specification(stream.expect("whether it is on is given"))
            .send()
            .await
            .map_err(|error| Broken::Unavailable(cause(error)))?;
        let time_to_live = aws::TimeToLiveSpecification::builder().enabled(true).attribute_name(EXPIRES);
        self.client
            .update_time_to_live()
            .table_name(&self.name)
            .time_to_live_specification(time_to_live.build().expect("name and state are given"))
            .send()
            .await
            .map_err(|error| Broken::Unavailable(cause(error)))?;
        Ok(())
    }
}

/// What an organisation's list shows of a request without opening it.
const LISTED: [&str; 4] = ["number", "service", "filed_at", "state"];

fn schema(partition: &str, sort: &str) -> [aws::KeySchemaElement; 2] {
    [(partition, aws::KeyType::Hash), (sort, aws::KeyType::Range)].map(|(name, kind)| {
        let element = aws::KeySchemaElement::builder().attribute_name(name).key_type(kind);
        element.build().expect("name and kind are given")
    })
}
